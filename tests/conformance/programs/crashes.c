// SPDX-License-Identifier: Apache-2.0
// Dies of a fault, as the argument says: what does the kernel tell?
#include "conformance.h"
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>

static void *writes_to_null(void *unused) {
    prctl(PR_SET_NAME, "worker");
    *(volatile char *) 16 = 1;
    return NULL;
}

static int deep(int n) {
    volatile char room[4096];
    room[0] = n;
    return deep(n + 1) + room[0];
}

int main(int count, char **words) {
    const char *how = words[1];
    if (strcmp(how, "null") == 0) {
        pthread_t thread;
        pthread_create(&thread, NULL, writes_to_null, NULL);
        pthread_join(thread, NULL);
    } else if (strcmp(how, "guard") == 0) {
        char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        mprotect(pages + 4096, 4096, PROT_NONE);
        return pages[5000];
    } else if (strcmp(how, "code") == 0) {
        *(volatile char *) main = 1;
    } else if (strcmp(how, "jump") == 0) {
        ((void (*)(void)) 0x123456789)();
    } else if (strcmp(how, "stack") == 0) {
        return deep(0);
    } else if (strcmp(how, "kernel") == 0) {
        *(volatile char *) 0xffffffff80100000L = 1;
    }
    return 0;
}
