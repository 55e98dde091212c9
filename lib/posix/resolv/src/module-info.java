// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// Name servers of a DHCP lease for C libraries.
@RawMemory(reason = "writes the text into the file")
module corto.posix.resolv {
    requires corto.net.stack;
    requires corto.posix.files;
    requires corto.fs.ramfs;
    exports corto.posix.resolv;
    provides corto.net.stack.LeaseListener with corto.posix.resolv.ResolvConf;
}
