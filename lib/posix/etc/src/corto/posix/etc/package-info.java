// SPDX-License-Identifier: Apache-2.0

/// Makes files of `/etc` at boot that the root file system lacks.
package corto.posix.etc;
