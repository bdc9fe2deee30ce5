// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"

namespace headroom::report {

/// The address of a function in a library that stands beside the program or, once installed, in its folder of
/// libraries. Such libraries are loaded when they are needed and stay: the program starts without what they need and
/// runs where it is missing. Errors: Environment, with what the loader says.
struct FunctionBeside {
    void* address = nullptr;
};
base::Result<FunctionBeside> functionBeside(const std::string& library, const char* function);

}  // namespace headroom::report
