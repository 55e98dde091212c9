module Words = Map.Make (String)

let count text =
  List.fold_left (fun map word -> Words.update word (function None -> Some 1 | Some n -> Some (n + 1)) map) Words.empty (String.split_on_char ' ' text)

let rec fibonacci n = if n < 2 then n else fibonacci (n - 1) + fibonacci (n - 2)

let () =
  Words.iter (Printf.printf "%s %d\n") (count "the crow and the pitcher and the reeds");
  Printf.printf "%d %.6f %Ld\n" (fibonacci 22) (4. *. atan 1.) Int64.max_int;
  let name = Filename.temp_file "x" "y" in
  let out = open_out name in
  for i = 1 to 1000 do Printf.fprintf out "%d\n" i done;
  close_out out;
  let from = open_in name in
  Printf.printf "%d %s\n" (in_channel_length from) (Digest.to_hex (Digest.channel from (-1)));
  close_in from;
  Sys.remove name;
  Sys.set_signal Sys.sigint (Sys.Signal_handle (fun _ -> print_endline "SIGINT"));
  Gc.full_major ();
  (try ignore (Array.make 3 0).(5) with Invalid_argument text -> print_endline text);
  try failwith "the end" with Failure text -> prerr_endline text; exit 3
