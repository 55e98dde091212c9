// SPDX-License-Identifier: Apache-2.0

/// The lower half of the address space, which belongs to the application.
///
/// An *area* is a range of pages with one protection and one source: zeros, or the pages of a file. Nothing is mapped when an area is made. The first touch of
/// a page faults, and `Fault` finds it a frame:
///
/// ```
///                    read                              write
///  anonymous         a new frame of zeros              a new frame of zeros
///  private file      the file's frame, read-only       a copy
///  shared file       the file's frame, read-only       the file's frame
/// ```
/// A page table entry marked `OWNED` has a frame that belongs to the area alone and is freed with it; others belong to a file. An entry that has a frame but
/// is not present belongs to a page that must not be touched now (PROT_NONE) and keeps its content.
///
/// Zeros may come as a large page of 2 MiB, which lies in one area; what makes a bound of a place inside it splits it first.
///
/// Everything runs under the kernel lock. Making and changing areas allocates objects; faults only take frames.
package corto.memory.areas;
