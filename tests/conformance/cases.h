// SPDX-License-Identifier: Apache-2.0
// Cases of system calls: CASE(name) { … } in a file of `cases/`. Each runs in an empty folder of its own, with umask 022, in the order of the file.
// Arguments choose cases by name; without any all run.
#include "programs/conformance.h"
#include <sys/resource.h>

typedef struct Case {
    const char *name;
    void (*run)(void);
} Case;

enum { MOST_CASES = 1000 };

static Case cases_[MOST_CASES];
static int case_count_;

#define CASE(name_) \
    static void name_(void); \
    __attribute__((constructor)) static void add_##name_(void) { cases_[case_count_++] = (Case) {#name_, name_}; } \
    static void name_(void)

static int is_chosen_(const char *name, int count, char **names) {
    for (int i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return 1;
        }
    }
    return count == 0;
}

int main(int argc, char **argv) {
    begin();
    setpriority(PRIO_PROCESS, 0, 0);                // the tests may have been started by nice(1)
    for (int i = 0; i < case_count_; i++) {
        if (!is_chosen_(cases_[i].name, argc - 1, argv + 1)) {
            continue;
        }
        printf("== %s\n", cases_[i].name);
        fflush(stdout);                             // a crash shows in which case it was
        umask(022);
        if (mkdir(cases_[i].name, 0755) != 0 || chdir(cases_[i].name) != 0) {
            perror(cases_[i].name);
            return 1;
        }
        cases_[i].run();
        fflush(stdout);
        if (chdir("..") != 0) {
            perror("a case has removed its folder");
            return 1;
        }
    }
    return 0;
}
