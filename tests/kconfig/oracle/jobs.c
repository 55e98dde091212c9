// SPDX-License-Identifier: Apache-2.0
// Linux's conf(1) for many jobs: reads the Kconfig files once, then answers each line of standard input in a child of its own.
//
// conf.c is compiled with -Dmain=conf_main -Dconf_parse=parsed_before, all else of scripts/kconfig as it is. So what a job does is
// conf's own code from there on, in a process that has just parsed: the 1 s that parsing Linux's tree and running its 200 compiler
// tests take is paid once.
//
//     jobs KCONFIG
//     line: STDOUT \t STDERR \t [NAME=VALUE \t]... -- \t ARGUMENT [\t ARGUMENT]...
//     answer: the child's status as one line; the first answer, before any job, says that parsing went well
//
// Four arguments are ours: --dump prints what conf knows of each symbol, choice and place in the menus after reading the
// configuration, --explain the text of menuconfig's `?` for each, --search PATTERN what menuconfig's `/` finds. --session FILE sets, as
// menuconfig would, one symbol for each line NAME=VALUE, prints "accepted" or "refused" for each, and writes the configuration.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "lkc.h"

int conf_main(int argc, char **argv);

// What conf.c calls in place of conf_parse.
void parsed_before(const char *name) {
}

static const char *letter(tristate value) {
    return value == yes ? "y" : value == mod ? "m" : "n";
}

static void print_escaped(const char *text) {
    for (; *text; text++) {
        if (*text == '\n') {
            fputs("\\n", stdout);
        } else if (*text == '\t') {
            fputs("\\t", stdout);
        } else {
            putchar(*text);
        }
    }
}

static void dump_symbol(struct symbol *symbol) {
    printf("symbol\t%s\t%s\t", symbol->name, sym_type_name(symbol->type));
    print_escaped(sym_get_string_value(symbol));
    printf("\t%s\t", letter(symbol->visible));
    for (int value = no; value <= yes; value++) {
        if (sym_tristate_within_range(symbol, value)) {
            fputs(letter(value), stdout);
        }
    }
    printf("\t%s\t%s", symbol->flags & SYMBOL_WRITE ? "written" : "-", sym_is_choice_value(symbol) ? "choice" : "-");
    struct property *range = symbol->type == S_INT || symbol->type == S_HEX ? sym_get_range_prop(symbol) : NULL;
    if (range) {
        printf("\t%s %s", sym_get_string_value(range->expr->left.sym), sym_get_string_value(range->expr->right.sym));
    }
    putchar('\n');
}

static void dump_menu(struct menu *menu, int depth) {
    for (; menu; menu = menu->next) {
        struct symbol *symbol = menu->sym;
        if (!symbol && !menu->prompt) {
            continue;                   // an `if`, whose contents conf has moved behind it
        }
        const char *kind = symbol ? sym_is_choice(symbol) ? "choice" : "config"
                : menu->prompt && menu->prompt->type == P_COMMENT ? "comment" : "menu";
        printf("place\t%d\t%s\t%s:%d\t%s\t%s\t", depth, kind, menu->file->name, menu->lineno,
                symbol && symbol->name ? symbol->name : "-", menu_is_visible(menu) ? "visible" : "-");
        print_escaped(menu->prompt ? menu->prompt->text : "");
        if (symbol && sym_is_choice(symbol)) {
            struct symbol *chosen = sym_get_choice_value(symbol);
            tristate mode = sym_get_tristate_value(symbol);
            printf("\t%s\t%s", letter(mode), chosen && mode == yes ? chosen->name : "-");
        }
        putchar('\n');
        dump_menu(menu->list, depth + 1);
    }
}

static void explain(struct menu *menu) {
    for (; menu; menu = menu->next) {
        if (menu->sym) {
            struct gstr text = str_new();
            menu_get_ext_help(menu, &text);
            printf("at\t%s:%d\n%s", menu->file->name, menu->lineno, str_get(&text));
            str_free(&text);
        }
        explain(menu->list);
    }
}

static void calculate_all(void) {
    int i;
    struct symbol *symbol;
    for_all_symbols(i, symbol) {
        sym_calc_value(symbol);
    }
}

static void session(const char *file) {
    FILE *lines = fopen(file, "r");
    static char line[65536];
    while (fgets(line, sizeof line, lines)) {
        line[strcspn(line, "\n")] = 0;
        char *value = strchr(line, '=');
        *value++ = 0;
        struct symbol *symbol = sym_find(line);
        calculate_all();
        puts(sym_set_string_value(symbol, value) ? "accepted" : "refused");
    }
    fclose(lines);
    conf_set_message_callback(NULL);
    conf_write(NULL);
}

static int answer(int count, char **arguments) {
    if (strcmp(arguments[1], "--dump") && strcmp(arguments[1], "--explain") && strcmp(arguments[1], "--search") && strcmp(arguments[1], "--session")) {
        return conf_main(count, arguments);
    }
    int i;
    struct symbol *symbol;
    conf_read(NULL);
    calculate_all();
    if (!strcmp(arguments[1], "--dump")) {
        for_all_symbols(i, symbol) {
            if (symbol->name && symbol->type != S_UNKNOWN && !(symbol->flags & (SYMBOL_CONST | SYMBOL_CHOICE))) {
                dump_symbol(symbol);
            }
        }
        dump_menu(rootmenu.list, 0);
    } else if (!strcmp(arguments[1], "--explain")) {
        explain(rootmenu.list);
    } else if (!strcmp(arguments[1], "--session")) {
        session(arguments[2]);
    } else {
        struct symbol **found = sym_re_search(arguments[2]);
        for (i = 0; found && found[i]; i++) {
            if (!(found[i]->flags & SYMBOL_CHOICE)) {       // a choice with a name, which nobody sets
                puts(found[i]->name);
            }
        }
    }
    return 0;
}

static void run(char *line) {
    close(0);                       // exit() would set back the offset of the standard input that we share with our parent
    open("/dev/null", O_RDONLY);
    char *arguments[16] = {"conf"};
    int count = 1;
    const char *output = strsep(&line, "\t");
    const char *errors = strsep(&line, "\t");
    int options = 0;
    for (char *word; (word = strsep(&line, "\t")) && count < 15;) {
        if (options) {
            arguments[count++] = word;
        } else if (!strcmp(word, "--")) {
            options = 1;
        } else {
            putenv(word);
        }
    }
    if (count == 1 || !freopen(output, "w", stdout) || !freopen(errors, "w", stderr)) {
        _exit(99);
    }
    arguments[count++] = "Kconfig";
    exit(answer(count, arguments));
}

int main(int argc, char **argv) {
    conf_parse(argv[1]);
    puts("parsed");
    fflush(stdout);
    static char line[65536];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        pid_t child = fork();
        if (child == 0) {
            run(line);
        }
        int status = 0;
        waitpid(child, &status, 0);
        printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        fflush(stdout);
    }
    return 0;
}
