// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/kept_text.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "scenarios/document/edit_tree.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::cli {

KeptText keptText(const std::filesystem::path& file, const document::Node& before, const document::Node& after) {
    std::ifstream in(file, std::ios::binary);
    const std::string old{std::istreambuf_iterator<char>(in), {}};
    auto changed = document::changeText(old, before, after);
    if (changed) return {std::move(*changed), true};
    return {document::writeJson(after), false};
}

void sayNotKept(const std::filesystem::path& file) {
    std::fprintf(stderr,
                 "headroom: note: the comments and the layout of %s are not kept: it is written anew, as JSON\n",
                 file.string().c_str());
}

}  // namespace headroom::cli
