// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Classic BPF: programs that choose packets.
@RawMemory(reason = "reads packets")
module corto.net.bpf {
    requires transitive corto.lang;
    exports corto.net.bpf;
}
