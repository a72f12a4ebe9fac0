#!/usr/bin/env node
// npx jiamenkou <command>: the command line, on the Node the project pins.
import { install } from './setup.mjs';
import { serve } from './launch.mjs';

install();
serve(process.argv.slice(2));
