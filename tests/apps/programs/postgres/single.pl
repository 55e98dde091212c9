# postgres refuses to run as root: gives its folders to user 33 and becomes that user.
use strict;
use warnings;
use POSIX qw(setgid setuid);

sub give {
    my ($path) = @_;
    chown 33, 33, $path or die "$path: $!";
    return if -l $path || !-d $path;
    opendir my $folder, $path or die "$path: $!";
    give("$path/$_") for grep { !/^\.\.?$/ } readdir $folder;
}

give($_) for "/data", "/var/run/postgresql";
setgid(33);
setuid(33);
exec @ARGV;
