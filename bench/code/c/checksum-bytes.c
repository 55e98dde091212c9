// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { PACKETS = 64, PACKET_BYTES = 1460, ROUNDS = 60 };

static uint8_t *packets;

static int32_t checksum(const uint8_t *data, int from, int length) {
    uint32_t sum = 0;
    for (int i = from; i < from + length; i += 2) {
        sum += data[i] << 8 | data[i + 1];
    }
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum += sum >> 16;
    return ~sum & 0xFFFF;
}

static int64_t work(void) {
    uint64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PACKETS; i++) {
            packets[i * PACKET_BYTES] = round;
            result = result * 31 + checksum(packets, i * PACKET_BYTES, PACKET_BYTES);
        }
    }
    return result;
}

int main(int argc, char **argv) {
    packets = malloc(PACKETS * PACKET_BYTES);
    struct sequence s = {1};
    for (int i = 0; i < PACKETS * PACKET_BYTES; i++) packets[i] = sequence_next(&s);
    return measure("checksum-bytes", argc, argv, work);
}
