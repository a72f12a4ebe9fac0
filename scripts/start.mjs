// npm start: installs what is missing, builds the web once, then serves until Ctrl-C.
import { buildWeb, install } from './setup.mjs';
import { serve } from './launch.mjs';

install();
buildWeb();
serve(['serve', '--demonstration']);
