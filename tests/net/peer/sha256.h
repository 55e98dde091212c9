// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4 §6.2).
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    unsigned char block[64];
};

void sha256_start(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *bytes, int count);

// 64 hexadecimal digits and a 0.
void sha256_end(struct sha256 *sum, char *text);
