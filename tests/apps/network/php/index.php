<?php // SPDX-License-Identifier: Apache-2.0
echo $_SERVER['REQUEST_METHOD'] === 'POST' ? file_get_contents('php://input') : 'Hello from PHP: ' . $_SERVER['REQUEST_URI'] . "\n";
