#!/bin/sh
# Mistakes on purpose.
for f in $(ls *.txt); do
    cat $f | grep -v x > $out
    [ $f == "y" ] && echo `basename $f`
done
read line
local x=1
echo "$line ${array[0]}" $x
