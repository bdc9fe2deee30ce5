// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/platform/tables/operation.hpp"

namespace headroom::dynamodb {

// A table answers all of them.
using tables::kOperations;
using tables::kOperationTraits;
using tables::nameOf;
using tables::Operation;
using tables::operationOf;
using tables::OperationTraits;
using tables::Shape;
using tables::traitsOf;

}  // namespace headroom::dynamodb
