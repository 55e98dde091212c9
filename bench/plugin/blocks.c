// SPDX-License-Identifier: Apache-2.0
//
// A plugin for QEMU's translator (API version 1, QEMU 4.2 to 8.x): counts executed guest instructions by the address of their block.
//
//   -plugin blocks.so,out=FILE
//
// FILE is mapped and always up to date, so a program reads it while the guest runs. It holds SLOTS pairs of 64-bit words: the virtual
// address where a translation block begins, and how many instructions ran in blocks that begin there. An address of 0 is a free slot,
// except in slot 0, which takes what found no room. Each iteration of a repeated string instruction is a block of its own. A block that
// a fault leaves early counts whole. Counters are not atomic: one virtual processor only.

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "qemu-plugin.h"

enum { SLOTS_LOG2 = 19, SLOTS = 1 << SLOTS_LOG2, LONGEST_PROBE = 64 };

struct slot {
    uint64_t address;
    uint64_t instructions;
};

QEMU_PLUGIN_EXPORT int qemu_plugin_version = QEMU_PLUGIN_VERSION;

static struct slot *slots;

static struct slot *slot_of(uint64_t address)
{
    uint64_t start = (address * 0x9E3779B97F4A7C15u) >> (64 - SLOTS_LOG2);   // Fibonacci hashing (Knuth, TAOCP 3, §6.4)
    for (uint64_t i = 0; i < LONGEST_PROBE; i++) {
        struct slot *slot = &slots[(start + i) & (SLOTS - 1)];
        if (slot == slots) {
            continue;
        }
        if (slot->address == 0) {
            slot->address = address;
        }
        if (slot->address == address) {
            return slot;
        }
    }
    return slots;
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *block)
{
    (void) id;
    qemu_plugin_register_vcpu_tb_exec_inline(block, QEMU_PLUGIN_INLINE_ADD_U64,
            &slot_of(qemu_plugin_tb_vaddr(block))->instructions, qemu_plugin_tb_n_insns(block));
}

QEMU_PLUGIN_EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv)
{
    (void) info;
    if (argc != 1 || strncmp(argv[0], "out=", 4) != 0) {
        fprintf(stderr, "blocks: needs out=FILE\n");
        return -1;
    }
    int file = open(argv[0] + 4, O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || ftruncate(file, sizeof *slots * SLOTS) != 0) {
        perror(argv[0] + 4);
        return -1;
    }
    slots = mmap(NULL, sizeof *slots * SLOTS, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (slots == MAP_FAILED) {
        perror(argv[0] + 4);
        return -1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    return 0;
}
