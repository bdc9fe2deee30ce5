# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUT, a C++ source with a digest of the code under ROOT that results come from: a sweep's points are those of one
# program. Of what the files say, not of when or where they were compiled.
set(patterns)
foreach(folder model pricing scenarios/build scenarios/document scenarios/format scenarios/planning scenarios/states scenarios/study)
    list(APPEND patterns ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.hpp)
endforeach()
file(GLOB_RECURSE files RELATIVE ${ROOT} ${patterns})
list(SORT files)
set(all "")
foreach(file IN LISTS files)
    file(SHA256 ${ROOT}/${file} digest)
    string(APPEND all "${file} ${digest}\n")
endforeach()
string(SHA256 digest "${all}")
set(source "// Made by cmake/results_fingerprint.cmake.\n#include \"scenarios/planning/results_fingerprint.hpp\"\n\nnamespace headroom::planning {\n\nstd::string_view resultsFingerprint() { return \"${digest}\"; }\n\n}  // namespace headroom::planning\n")
file(WRITE ${OUT} "${source}")
