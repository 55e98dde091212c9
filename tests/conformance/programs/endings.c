// SPDX-License-Identifier: Apache-2.0
// How a process ends: the argument says how.
#include "conformance.h"
#include <pthread.h>
#include <sys/syscall.h>
#include <ucontext.h>

static void *ends(void *argument) {
    exit(9);
}

static void *waits(void *argument) {
    pause();
    return NULL;
}

static void goes_astray(int signal, siginfo_t *info, void *context) {
    ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] = 0xff00000000000000;
}

int main(int count, char **arguments) {
    begin();
    puts(arguments[1]);
    fflush(stdout);
    pthread_t thread;
    switch (arguments[1][0]) {
    case 'r':                                   // return
        return 300;
    case 'a':
        abort();
    case 'k':
        raise(SIGKILL);
        break;
    case 's':
        return *(volatile int *) 0x10;
    case 'd':                                   // divide
        asm volatile ("xor %%edx, %%edx; xor %%ecx, %%ecx; div %%ecx" : : : "eax", "ecx", "edx");
        break;
    case 'i':
        asm volatile ("ud2");
        break;
    case 't':                                   // thread
        pthread_create(&thread, NULL, ends, NULL);
        pause();
        break;
    case 'm':                                   // main thread goes first, the other is killed
        pthread_create(&thread, NULL, waits, NULL);
        usleep(1000);
        pthread_kill(thread, SIGUSR2);
        pthread_exit(NULL);
    case 'p': {                                 // pipe without reader
        int ends[2];
        if (pipe(ends) == 0) {
            close(ends[0]);
            write(ends[1], "x", 1);
        }
        break;
    }
    case 'n': {                                 // nowhere: a handler at what is no address
        struct sigaction action = {.sa_handler = (void (*)(int)) 0xff00000000000000};
        sigaction(SIGUSR1, &action, NULL);
        raise(SIGUSR1);
        break;
    }
    case 'w': {                                 // wrong: a handler that goes back to what is no address
        struct sigaction action = {.sa_sigaction = goes_astray, .sa_flags = SA_SIGINFO};
        sigaction(SIGUSR1, &action, NULL);
        raise(SIGUSR1);
        break;
    }
    case 'b': {                                 // blocked, but caused by an instruction
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, NULL);
        return *(volatile int *) 0x10;
    }
    }
    return 0;
}
