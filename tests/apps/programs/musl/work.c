// Threads, thread-local data, signals, files, numbers, locale, names, dlopen(3): what a C library does at its start and after.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <math.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
static __thread int own = 7;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int ready;
static sigjmp_buf back;

int twice(int number) { return 2 * number; }

static void *run(void *of) {
    own += (int) (long) of;
    pthread_mutex_lock(&lock);
    ready++;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
    return (void *) (long) own;
}

static void *sleeper(void *of) { sleep(100); return of; }
static void hit(int signal) { siglongjmp(back, signal); }

static void load(const char *name, const char *symbol, int argument) {
    void *library = dlopen(name, RTLD_NOW);
    if (library == NULL) {
        printf("dlopen: %s\n", strstr(dlerror(), name) ? "names the file" : "does not");
        return;
    }
    int (*function)(int) = (int (*)(int)) dlsym(library, symbol);
    printf("%s gives %d\n", symbol, function(argument));
    dlclose(library);
}

int main(int count, char **arguments) {
    printf("%d %s %s\n", count, arguments[count - 1], getenv("HOME"));
    pthread_t threads[8];
    for (long i = 0; i < 8; i++)
        pthread_create(&threads[i], NULL, run, (void *) i);
    pthread_mutex_lock(&lock);
    while (ready < 8)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    long sum = 0;
    for (int i = 0; i < 8; i++) {
        void *result;
        pthread_join(threads[i], &result);
        sum += (long) result;
    }
    printf("threads %ld, mine %d\n", sum, own);
    pthread_t cancelled;
    void *result;
    pthread_create(&cancelled, NULL, sleeper, NULL);
    pthread_cancel(cancelled);
    pthread_join(cancelled, &result);
    printf("cancelled %d\n", result == PTHREAD_CANCELED);
    signal(SIGSEGV, hit);
    if (sigsetjmp(back, 1) == 0)
        *(volatile int *) 8 = 1;
    else
        puts("caught");
    char *much = malloc(100 << 20);
    memset(much, 1, 3 << 20);
    free(much);
    FILE *file = fopen("/tmp/numbers", "w+");
    for (int i = 0; i < 1000; i++)
        fprintf(file, "%d %.3f %a\n", i, sqrt(i), i / 3.0);
    long position = ftell(file);
    rewind(file);
    double last = 0;
    int number = 0;
    while (fscanf(file, "%d %lf %*s", &number, &last) == 2);
    printf("%ld bytes, %d %.3f\n", position, number, last);
    time_t then = 1700000000;
    char text[100];
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %Z", localtime(&then));
    printf("%s, %s\n", text, setlocale(LC_ALL, "C.UTF-8") ? "C.UTF-8" : "no locale");
    struct passwd *root = getpwuid(0);
    printf("user 0: %s %s\n", root ? root->pw_name : "nobody", root ? root->pw_dir : "");
    struct addrinfo *found = NULL, hint = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    printf("localhost: %d\n", getaddrinfo("localhost", "80", &hint, &found));
    posix_spawn_file_actions_t actions;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    fflush(stdout);
    int status = posix_spawn(&child, "/bin/busybox", &actions, NULL, (char *[]) {"busybox", "expr", "6", "*", "7", NULL}, environ);
    printf("spawned %d", status);
    waitpid(child, &status, 0);
    printf(", ended %d\n", status);
    for (int i = 1; i < count; i++)                          // libraries, each with a function
        load(arguments[i], strstr(arguments[i], "stack") ? "nested" : "call", 40);
    return 3;
}
