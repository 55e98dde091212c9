<?php
$words = array_count_values(explode(' ', 'the crow and the pitcher and the reeds'));
ksort($words);
print_r($words);
echo json_encode(['a' => [1, 2.5, null], 'b' => ['c' => 'é']], JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE), "\n";
echo hash('sha256', 'corto'), ' ', crc32('corto'), ' ', md5('corto'), "\n";
function numbers() { for ($i = 0; $i < 5; $i++) { $got = yield $i => $i ** 2; if ($got) echo "got $got\n"; } }
foreach (numbers() as $k => $v) { echo "$k:$v "; }
echo "\n", preg_replace_callback('/\d+/', fn($m) => $m[0] * 2, 'a1 b22 c333'), "\n";
$file = tempnam('/tmp', 'x');
file_put_contents($file, str_repeat("line\n", 1000), LOCK_EX);
echo filesize($file), ' ', count(file($file)), ' ', substr(sprintf('%o', fileperms($file)), -4), "\n";
unlink($file);
$fiber = new Fiber(function (string $x): string { $y = Fiber::suspend("$x!"); return "$y?"; });
echo $fiber->start('one'), ' ', $fiber->resume('two') ?? '', ' ', $fiber->getReturn(), "\n";
for ($i = 0, $s = 0; $i < 1000000; $i++) { $s = ($s * 31 + $i) % 1000003; }
echo $s, ' ', PHP_INT_MAX, ' ', 0.1 + 0.2, ' ', intdiv(7, 2), "\n";
echo gmdate('Y-m-d H:i:s', 1234567890), ' ', (new DateTime('2024-02-28'))->modify('+2 days')->format('D d M'), "\n";
try { throw new RuntimeException('thrown'); } catch (Exception $e) { echo get_class($e), ': ', $e->getMessage(), ' in line ', $e->getLine(), "\n"; }
var_dump(@file_get_contents('/nowhere'));
print_r(scandir('/work'));
exit(4);
