/* SPDX-License-Identifier: Apache-2.0
 *
 * In place of musl's file: how system calls reach the kernel. corto.posix.direct says what stands where. */

#define __SYSCALL_LL_E(x) (x)
#define __SYSCALL_LL_O(x) (x)

extern __attribute__((__visibility__("hidden"))) unsigned long __sysinfo;

struct __direct_table {
	void *entry;
	int id, parent;		/* negative: ask */
};

#define __DIRECT_CALL "mov __sysinfo(%%rip), %%r11\n\tlea 1f(%%rip), %%rcx\n\tjmp *(%%r11)\n\tsyscall\n1:"

static __inline long __syscall0(long n)
{
	if (__builtin_constant_p(n) && (n == SYS_getpid || n == SYS_getppid)) {
		volatile struct __direct_table *table = (void *) __sysinfo;
		int id = n == SYS_getpid ? table->id : table->parent;
		if (id >= 0) return id;
	}
	unsigned long ret;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall1(long n, long a1)
{
	unsigned long ret;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall2(long n, long a1, long a2)
{
	unsigned long ret;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1), "S"(a2) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall3(long n, long a1, long a2, long a3)
{
	unsigned long ret;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1), "S"(a2), "d"(a3) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall4(long n, long a1, long a2, long a3, long a4)
{
	unsigned long ret;
	register long r10 __asm__("r10") = a4;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1), "S"(a2), "d"(a3), "r"(r10) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall5(long n, long a1, long a2, long a3, long a4, long a5)
{
	unsigned long ret;
	register long r10 __asm__("r10") = a4;
	register long r8 __asm__("r8") = a5;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1), "S"(a2), "d"(a3), "r"(r10), "r"(r8) : "rcx", "r11", "memory", "cc");
	return ret;
}

static __inline long __syscall6(long n, long a1, long a2, long a3, long a4, long a5, long a6)
{
	unsigned long ret;
	register long r10 __asm__("r10") = a4;
	register long r8 __asm__("r8") = a5;
	register long r9 __asm__("r9") = a6;
	__asm__ __volatile__ (__DIRECT_CALL : "=a"(ret) : "a"(n), "D"(a1), "S"(a2), "d"(a3), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory", "cc");
	return ret;
}

#define VDSO_USEFUL
#define VDSO_CGT_SYM "__vdso_clock_gettime"
#define VDSO_CGT_VER "LINUX_2.6"
#define VDSO_GETCPU_SYM "__vdso_getcpu"
#define VDSO_GETCPU_VER "LINUX_2.6"

#define IPC_64 0
