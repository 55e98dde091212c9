# SPDX-License-Identifier: Apache-2.0
# A server with HTTP::Daemon, one connection after the other.
use strict;
use warnings;
use HTTP::Daemon;

$SIG{TERM} = sub { exit 0 };
my $server = HTTP::Daemon->new(LocalPort => 8000, ReuseAddr => 1, Listen => 64) or die $!;
while (my $client = $server->accept) {
    while (my $request = $client->get_request) {
        my $body = $request->method eq 'POST' ? $request->content : 'Hello from Perl: ' . $request->uri->path . "\n";
        $client->send_response(HTTP::Response->new(200, 'OK', ['Content-Type' => 'text/plain'], $body));
    }
    $client->close;
}
