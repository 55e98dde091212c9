# SPDX-License-Identifier: Apache-2.0
# An echo server around select, on TCP; on UDP it sends back what comes in capital letters.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

$SIG{TERM} = sub { exit 0 };
my $tcp = IO::Socket::INET->new(LocalPort => 7000, Proto => 'tcp', Listen => 16, ReuseAddr => 1) or die $!;
my $udp = IO::Socket::INET->new(LocalPort => 7000, Proto => 'udp') or die $!;
my $all = IO::Select->new($tcp, $udp);
while (1) {
    for my $ready ($all->can_read) {
        if ($ready == $tcp) {
            $all->add($tcp->accept);
        } elsif ($ready == $udp) {
            my $peer = $udp->recv(my $text, 1500);
            $udp->send(uc $text, 0, $peer);
        } elsif (sysread $ready, my $text, 65536) {
            syswrite $ready, $text;
        } else {
            $all->remove($ready);
            close $ready;
        }
    }
}
