// SPDX-License-Identifier: Apache-2.0

/// An image carries no names. They are in two files beside it: `image.debug` (the ELF file before stripping, with symbol table and
/// DWARF) and `symbols.tsv`, in which the compiler wrote what Java thing each C symbol stands for.
///
/// [ElfSymbols] reads the first, [JavaNames] the second. [Addresses] answers which Java frames an address belongs to, inlined ones
/// too; [TraceFilter] puts that into the console output while it streams by.
package corto.symbols;
