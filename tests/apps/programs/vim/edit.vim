%s/crow/raven/g
g/^THE/normal gUU
1,3sort!
normal Goappended
call setline(2, join(map(range(5), 'v:val * v:val'), ' '))
%print
echo line('$') sha256(join(getline(1, '$')))
write! /tmp/new
quit!
