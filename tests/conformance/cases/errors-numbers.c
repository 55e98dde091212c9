// SPDX-License-Identifier: Apache-2.0
// Numbers of system calls that no kernel has.
#include "../cases.h"
#include <sys/syscall.h>

CASE(number_beyond_the_table) { R(syscall(1000)); }

CASE(negative_number) { R(syscall(-1)); }

CASE(number_with_upper_half) { R(syscall(0x100000000L + 1000)); }

CASE(hole_in_the_table) { R(syscall(387)); }
