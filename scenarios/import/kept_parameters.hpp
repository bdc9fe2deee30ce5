// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "scenarios/import/file_set.hpp"

namespace headroom::importing {

/// What is given now, and what an earlier import of the scenario was given where nothing else is.
struct GivenAgain {
    Given given;
    std::set<std::string> kept;  ///< names of the parameters whose values come from before
};
GivenAgain givenAgain(const Given& given, const document::Node* before);

/// The given values that a scenario keeps, so that importing again gives the same. One that is secret (NoEcho, or by
/// its name or form) is not kept: the report says that it must be given again, and which ones come from an earlier
/// import.
std::map<std::string, std::string> keptParameters(const GivenAgain& given, const FileSet& files, Report& report);

}  // namespace headroom::importing
