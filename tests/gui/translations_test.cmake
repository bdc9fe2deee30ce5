# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the texts of the code into a copy of each translation; what comes out unfinished or vanished is told.
foreach(language id)
    set(copy ${SCRATCH}/headroom_${language}.ts)
    file(COPY_FILE ${SOURCE}/gui/translations/headroom_${language}.ts ${copy})
    execute_process(COMMAND ${LUPDATE} -silent -locations none -I ${SOURCE} ${SOURCE}/gui ${SOURCE}/report/figures -ts ${copy}
                    COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${copy} text)
    string(REGEX MATCHALL "<source>[^<]*</source>[^<]*(<translatorcomment>[^<]*</translatorcomment>[^<]*)?<translation type=\"[a-z]+\"" open "${text}")
    list(LENGTH open count)
    if(NOT count EQUAL 0)
        message(FATAL_ERROR "gui/translations/headroom_${language}.ts: ${count} texts are new, unfinished or gone: ${open}")
    endif()
endforeach()
