// npm start: installs what is missing, builds the web once, then serves until Ctrl-C.

import { serve } from './launch.mjs';
import { buildWeb, install } from './setup.mjs';

install();
buildWeb();
serve(['serve', '--demonstration']);
