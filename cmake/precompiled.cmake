# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that many files include, compiled once: two thirds of a build from cold was reading them again. Only in the
# presets people wait for; in dev, tidy and fuzz every file must name what it uses.
option(HEADROOM_PCH "Precompile the headers that many files include" OFF)

# headroom_precompile(TARGET HEADER): HEADER is a name in cmake/precompiled, without .hpp. Targets that say the same
# HEADER and are compiled with the same options share what the first of them compiled.
function(headroom_precompile target header)
    if(NOT HEADROOM_PCH)
        return()
    endif()
    # g++ 12 warns of std::string's own copies at -O2 (GCC bugs 105329, 105651), and forgets behind a precompiled header
    # that they stand in a system's file, where it would keep quiet. dev and tidy keep these warnings.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
    endif()
    get_target_property(options ${target} COMPILE_OPTIONS)
    string(MD5 key "${header}/${options}")
    get_property(first GLOBAL PROPERTY headroom_precompiled_${key})
    if(first)
        target_precompile_headers(${target} REUSE_FROM ${first})
    else()
        target_precompile_headers(${target} PRIVATE <cmake/precompiled/${header}.hpp>)
        set_property(GLOBAL PROPERTY headroom_precompiled_${key} ${target})
    endif()
endfunction()
