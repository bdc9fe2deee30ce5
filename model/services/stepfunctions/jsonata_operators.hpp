// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/jsonata_token.hpp"

namespace headroom::stepfunctions {

/// What an expression turned out to be, as far as its neighbours need to know.
enum class JsonataForm { Other, Name, Variable, Literal, FunctionName, Parent };

/// Left binding power of an infix operator; 0 for what cannot follow a value.
int bindingPower(const JsonataToken& token);

/// How many names stand in a path before a step: each % goes back to one of them.
class JsonataAncestors {
public:
    explicit JsonataAncestors(JsonataForm first);

    /// Takes the next step. False when it is a % and no name is left.
    bool step(JsonataForm form);

private:
    static constexpr int kUnknown = -1;  ///< blocks and calls: JSONata looks into them, this does not
    int names_;
};

}  // namespace headroom::stepfunctions
