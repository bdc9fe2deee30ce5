// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_folder.hpp"

namespace headroom::test {

std::filesystem::path sourceFolder() { return HEADROOM_SOURCE_DIR; }

}  // namespace headroom::test
