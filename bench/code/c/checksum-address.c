// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <string.h>

enum { PACKETS = 64, PACKET_BYTES = 1460, ROUNDS = 100 };

static uint8_t *packets;

static int32_t checksum(const uint8_t *packet, int length) {
    uint64_t sum = 0;
    for (int i = 0; i < length; i += 4) {
        uint32_t word;
        memcpy(&word, packet + i, sizeof word);
        sum += word;
    }
    sum = (sum & 0xFFFF) + (sum >> 16 & 0xFFFF) + (sum >> 32);
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum += sum >> 16;
    return ~sum & 0xFFFF;
}

static int64_t work(void) {
    uint64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PACKETS; i++) {
            uint8_t *packet = packets + (size_t)i * PACKET_BYTES;
            memcpy(packet, &round, 4);
            result = result * 31 + checksum(packet, PACKET_BYTES);
        }
    }
    return result;
}

int main(int argc, char **argv) {
    packets = malloc(PACKETS * PACKET_BYTES);
    struct sequence s = {1};
    for (int i = 0; i < PACKETS * PACKET_BYTES; i++) packets[i] = sequence_next(&s);
    return measure("checksum-address", argc, argv, work);
}
