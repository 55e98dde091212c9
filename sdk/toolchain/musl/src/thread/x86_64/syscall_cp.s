# SPDX-License-Identifier: Apache-2.0
#
# In place of musl's file: system calls at which a thread can be cancelled. A thread that is interrupted between __cp_begin and __cp_end, with
# either as its next instruction or any between them, has not begun the call, or the call begins again.

	.text
	.global	__cp_begin
	.hidden	__cp_begin
	.global	__cp_end
	.hidden	__cp_end
	.global	__cp_cancel
	.hidden	__cp_cancel
	.hidden	__cancel
	.hidden	__sysinfo
	.global	__syscall_cp_asm
	.hidden	__syscall_cp_asm
	.type	__syscall_cp_asm,@function
__syscall_cp_asm:			# flag, number, six arguments

__cp_begin:
	mov	(%rdi), %eax
	test	%eax, %eax
	jnz	__cp_cancel
	mov	%rdi, %r11
	mov	%rsi, %rax
	mov	%rdx, %rdi
	mov	%rcx, %rsi
	mov	%r8, %rdx
	mov	%r9, %r10
	mov	8(%rsp), %r8
	mov	16(%rsp), %r9
	mov	%r11, 8(%rsp)
	mov	__sysinfo(%rip), %r11
	lea	__cp_end(%rip), %rcx
	jmp	*(%r11)
	syscall
__cp_end:
	ret
__cp_cancel:
	jmp	__cancel

	.section .note.GNU-stack,"",@progbits
