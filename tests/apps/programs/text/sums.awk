{ mass[$3] += $5; count[$3]++ }
END {
    PROCINFO["sorted_in"] = "@ind_str_asc"
    for (symbol in mass) printf "%-3s %2d %10.4f\n", symbol, count[symbol], mass[symbol]
    print strftime("%Y-%m-%d", 86400, 1), toupper("done"), substr("abcdef", 2, 3), length("überall")
}
