#!/usr/bin/env node
import { serve } from './launch.mjs';
// npx jiamenkou <command>: the command line, on the Node the project pins.
import { install } from './setup.mjs';

install();
serve(process.argv.slice(2));
