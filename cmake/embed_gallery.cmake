# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUT, a C++ source with the text of FILES, so that `headroom init` needs no installed data.
set(source "// Made from scenarios/gallery by cmake/embed_gallery.cmake.\n#include \"cli/gallery.hpp\"\n\nnamespace headroom::cli {\n\nstd::span<const GalleryFile> galleryFiles() {\n    static constexpr GalleryFile kFiles[] = {\n")
separate_arguments(FILES)
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} text)
    # A string literal has a length limit in some compilers: chunks of lines.
    string(APPEND source "        {\"${name}\", R\"~gallery~(${text})~gallery~\"},\n")
endforeach()
string(APPEND source "    };\n    return kFiles;\n}\n\n}  // namespace headroom::cli\n")
file(WRITE ${OUT} "${source}")
