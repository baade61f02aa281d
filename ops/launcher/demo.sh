# shellcheck shell=bash
# The demo; see usage_demo.

command_demo() { die "the demo is not there yet"; }
