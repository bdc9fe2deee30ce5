# SPDX-License-Identifier: GPL-3.0-or-later
# headroom_moc(TARGET HEADERS...): adds what moc makes of the headers, as one file. AUTOMOC gives moc the folders of Qt's
# headers, which it then reads through for every header of ours, a second each; they tell it nothing that it needs here.
function(headroom_moc target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/moc)
    set(outputs)
    set(includes)
    foreach(header ${ARGN})
        file(RELATIVE_PATH name ${CMAKE_CURRENT_SOURCE_DIR} ${header})
        string(REGEX REPLACE "[/.]" "_" name ${name})
        set(output ${folder}/moc_${name}.cpp)
        # Empty where a header has no class for it.
        add_custom_command(OUTPUT ${output} COMMAND Qt6::moc --no-notes ${header} -o ${output} DEPENDS ${header}
                           COMMENT "moc ${name}" VERBATIM)
        list(APPEND outputs ${output})
        string(APPEND includes "#include \"moc_${name}.cpp\"\n")
    endforeach()
    file(GENERATE OUTPUT ${folder}/moc_all.cpp CONTENT "${includes}")
    set_source_files_properties(${folder}/moc_all.cpp PROPERTIES OBJECT_DEPENDS "${outputs}")
    target_sources(${target} PRIVATE ${folder}/moc_all.cpp)
endfunction()
