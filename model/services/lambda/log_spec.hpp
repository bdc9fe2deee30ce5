// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// What becomes of a function's log. What its code prints is `Spec::logBytes`.
struct LogSpec {
    base::Duration retention = kLogRetention;  ///< how long it is kept, and charged
    double storedShare = kStoredLogShare;      ///< of what is logged: it is compressed
    bool infrequentAccess = false;             ///< the log group's class
    bool ownLines = true;                      ///< START, END, REPORT and the like: not at SystemLogLevel WARN

    bool operator==(const LogSpec&) const = default;
};

}  // namespace headroom::lambda
