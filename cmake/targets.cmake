# SPDX-License-Identifier: GPL-3.0-or-later
include(moc)
include(precompiled)
include(together)

# One static library a folder, so that a folder can only reach what it names here.

add_library(headroom_flags INTERFACE)
target_compile_options(headroom_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                       -Wold-style-cast -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ looks for what it can forget whenever it has doubled: with a precompiled header that is every file, for nothing.
    # Measured: a twentieth less time for a tenth more memory.
    target_compile_options(headroom_flags INTERFACE --param=ggc-min-heapsize=1048576)
endif()

# Optimisation across files, for what runs for every request (HOT) and only in the programs: their tests link the same
# objects the fast way. Measured: a run takes a fifth less.
option(HEADROOM_LTO "Optimise the model across files (g++)" OFF)
if(HEADROOM_LTO AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(HEADROOM_LTO OFF)
endif()

# The same code, laid out by what a run really does: "generate" makes programs that count as they run, "use" reads the
# counts. `./dev` trains once and then builds with them. Measured: a run takes a tenth less.
set(HEADROOM_PROFILE "" CACHE STRING "Profile of the model (g++): generate, use or nothing")
set(HEADROOM_PROFILE_DATA ${CMAKE_SOURCE_DIR}/build/profile/data CACHE PATH "Where the counts are")
set(headroom_profile_options)
# Without counts the options would say nothing and keep ccache from helping: it does not know them.
if(HEADROOM_PROFILE STREQUAL "use" AND NOT EXISTS ${HEADROOM_PROFILE_DATA}/trained)
    set(HEADROOM_PROFILE "")
endif()
if(HEADROOM_PROFILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(headroom_profile_options -fprofile-${HEADROOM_PROFILE}=${HEADROOM_PROFILE_DATA}
                                 -fprofile-prefix-path=${CMAKE_BINARY_DIR})
    if(HEADROOM_PROFILE STREQUAL "use")  # counts of older sources are dropped where they no longer fit
        list(APPEND headroom_profile_options -fprofile-partial-training -Wno-missing-profile -Wno-coverage-mismatch)
    endif()
endif()

# headroom_link_hot(PROGRAM): links a program with that optimisation, at the level the objects were compiled at: linked at
# -O1, g++ 12 takes the stores to the array of an initializer_list for dead (tests/cli/same_bytes_test.cpp sees it).
function(headroom_link_hot program)
    if(HEADROOM_LTO)
        target_link_options(${program} PRIVATE -O3 -flto=auto ${headroom_profile_options})
    endif()
endfunction()

# headroom_allow_unnamed_together(TARGET): a class, or a coroutine's frame, may hold what an unnamed namespace of its .cpp
# file defines. g++ sees that a file is not a header only of the one it is given.
function(headroom_allow_unnamed_together target)
    if(HEADROOM_TOGETHER AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()

# headroom_library(NAME [HOT|WARM] [DIR dir] [PRECOMPILED header] [LINK libs...]): every .cpp beside the calling CMakeLists.txt, or in the
# folder DIR. HOT runs for every request, WARM for every run or long file; the rest runs once, and is compiled the quick
# way (-O1 in the presets), because a fresh machine waits for it.
function(headroom_library name)
    cmake_parse_arguments(ARG "HOT;WARM" "DIR;PRECOMPILED" "LINK" ${ARGN})
    set(dir ${CMAKE_CURRENT_SOURCE_DIR})
    if(ARG_DIR)
        set(dir ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_DIR})
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${dir}/*.hpp) # for those who look through a target
    headroom_together(${name} sources ${sources})
    if(sources)
        add_library(headroom_${name} STATIC ${sources} ${headers})
        target_include_directories(headroom_${name} PUBLIC ${CMAKE_SOURCE_DIR})
        target_link_libraries(headroom_${name} PUBLIC ${ARG_LINK} PRIVATE headroom_flags)
        if(ARG_HOT AND HEADROOM_LTO)
            # g++ 12 warns of its own std::string at -O3 (GCC bug 105651).
            target_compile_options(headroom_${name} PRIVATE -O3 -flto=auto -ffat-lto-objects -Wno-restrict
                                   ${headroom_profile_options})
            if(headroom_profile_options)
                # What was changed since it was counted is warned of, under no name that could be switched off. Other
                # warnings are errors where nothing is counted, as in CI.
                set_target_properties(headroom_${name} PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
            endif()
        elseif(ARG_HOT OR ARG_WARM)
            target_compile_options(headroom_${name} PRIVATE $<$<CONFIG:Release>:-O2>)
        endif()
        if(ARG_HOT)
            headroom_allow_unnamed_together(headroom_${name})
        endif()
        if(ARG_PRECOMPILED)
            headroom_precompile(headroom_${name} ${ARG_PRECOMPILED})
        endif()
    else()
        add_library(headroom_${name} INTERFACE)
        target_include_directories(headroom_${name} INTERFACE ${CMAKE_SOURCE_DIR})
        target_link_libraries(headroom_${name} INTERFACE ${ARG_LINK})
    endif()
endfunction()

# headroom_test(NAME DIR dir [LABEL label] [PRECOMPILED header] [ONLY tests] LINK libs...): one Catch2 program a folder of tests,
# one ctest entry, of ONLY those that Catch2 understands by that.
function(headroom_test name)
    cmake_parse_arguments(ARG "" "DIR;LABEL;PRECOMPILED;ONLY" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_DIR}/*.cpp)
    if(NOT sources)
        return()
    endif()
    set(headroom_together_most ${headroom_together_most_tests})
    headroom_together(test_${name} sources ${sources})
    add_executable(test_${name} ${sources})
    target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(test_${name} PRIVATE ${ARG_LINK} headroom_test_support Catch2::Catch2WithMain headroom_flags)
    # What is tested is optimised; optimising the tests themselves takes half as long again to compile and buys nothing.
    target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O0>)
    headroom_allow_unnamed_together(test_${name})
    if(ARG_PRECOMPILED)
        headroom_precompile(test_${name} ${ARG_PRECOMPILED})
    endif()
    if(HEADROOM_LTO)
        target_link_options(test_${name} PRIVATE -fno-lto)
    endif()
    add_test(NAME ${name} COMMAND test_${name} -w NoTests ${ARG_ONLY} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(ARG_LABEL)
        set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL})
    endif()
endfunction()
