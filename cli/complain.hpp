// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>

#include "cli/commands.hpp"
#include "model/base/result.hpp"

namespace headroom::cli {

/// Says on stderr what went wrong; the exit code that it stands for.
inline int complain(const base::Error& error) {
    const std::string where = error.where.empty() ? "" : error.where + ": ";
    std::fprintf(stderr, "headroom: %s%s\n", where.c_str(), error.what.c_str());
    switch (error.code) {
        case base::Errc::BadInput:
        case base::Errc::Refused:
        case base::Errc::NotModelled:
            return kBadInput;
        case base::Errc::Cancelled:
            return kCancelled;
        case base::Errc::Environment:
        case base::Errc::Internal:
            return kFailed;
    }
    return kFailed;
}

}  // namespace headroom::cli
