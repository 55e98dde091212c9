// SPDX-License-Identifier: Apache-2.0

/// `corto.yaml`: what a person says about an application.
module corto.manifest {
    requires corto.console;
    requires org.snakeyaml.engine.v2;
    exports corto.manifest;
}
