// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include "tcp-packets.h"
#include <stdbool.h>

enum { PACKETS = 1024, STRIDE = 64, ROUNDS = 60, LEAST_HEADER = 20 };
enum { END = 0, NO_OPERATION = 1, MAXIMUM_SEGMENT_SIZE = 2, WINDOW_SCALE = 3, SACK_PERMITTED = 4, TIMESTAMPS = 8 };

struct header {
    int32_t source_port, destination_port, sequence, acknowledgement, flags, window, checksum, segment_size, window_scale;
    bool sack_permitted;
    int32_t timestamp, echo;
};

static uint8_t *packets;
static struct header header;

static inline int64_t digest(const struct header *h) {
    return h->source_port + INT64_C(3) * h->destination_port + INT64_C(5) * h->sequence + INT64_C(7) * h->acknowledgement
         + INT64_C(11) * h->flags + INT64_C(13) * h->window + INT64_C(17) * h->checksum + INT64_C(19) * h->segment_size
         + INT64_C(23) * h->window_scale + (h->sack_permitted ? 29 : 0) + INT64_C(31) * h->timestamp + INT64_C(37) * h->echo;
}

static inline int32_t u16(const uint8_t *data, int at) {
    uint16_t value;
    memcpy(&value, data + at, sizeof value);
    return __builtin_bswap16(value);
}

static inline int32_t u32(const uint8_t *data, int at) {
    uint32_t value;
    memcpy(&value, data + at, sizeof value);
    return (int32_t)__builtin_bswap32(value);
}

static bool parse_options(const uint8_t *data, int from, int end, struct header *h) {
    h->segment_size = 536;
    h->window_scale = 0;
    h->sack_permitted = false;
    h->timestamp = 0;
    h->echo = 0;
    int at = from;
    while (at < end) {
        int kind = (int8_t)data[at];
        if (kind == END) return true;
        if (kind == NO_OPERATION) {
            at++;
            continue;
        }
        if (at + 2 > end) return false;
        int size = data[at + 1];
        if (size < 2 || at + size > end) return false;
        switch (kind) {
        case MAXIMUM_SEGMENT_SIZE: h->segment_size = u16(data, at + 2); break;
        case WINDOW_SCALE: h->window_scale = (int8_t)data[at + 2]; break;
        case SACK_PERMITTED: h->sack_permitted = true; break;
        case TIMESTAMPS:
            h->timestamp = u32(data, at + 2);
            h->echo = u32(data, at + 6);
            break;
        }
        at += size;
    }
    return true;
}

static bool parse(const uint8_t *data, int at, int length, struct header *h) {
    if (length < LEAST_HEADER) return false;
    h->source_port = u16(data, at);
    h->destination_port = u16(data, at + 2);
    h->sequence = u32(data, at + 4);
    h->acknowledgement = u32(data, at + 8);
    int header_bytes = (data[at + 12] >> 4) * 4;
    h->flags = data[at + 13];
    h->window = u16(data, at + 14);
    h->checksum = u16(data, at + 16);
    if (header_bytes < LEAST_HEADER || header_bytes > length) return false;
    return parse_options(data, at + LEAST_HEADER, at + header_bytes, h);
}

static int64_t work(void) {
    uint64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PACKETS; i++) {
            if (parse(packets, i * STRIDE, STRIDE, &header)) {
                result = result * 31 + digest(&header);
            } else {
                result++;
            }
        }
    }
    return result;
}

int main(int argc, char **argv) {
    packets = tcp_packets(PACKETS, STRIDE);
    return measure("tcp-address", argc, argv, work);
}
