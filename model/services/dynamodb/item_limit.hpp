// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/services/dynamodb/spec.hpp"

/// Items against the 400 KB that DynamoDB stores of one.
namespace headroom::dynamodb {

/// Refuses sizes of which it is known that some are above 400 KB: by their mean, or by a largest value that the
/// distribution has. An item counts with what its local indexes project of it.
void checkItemSizes(const Spec& spec, std::vector<base::Error>& found);

/// The largest item that the table stores: 400 KB, less what its local indexes project.
base::Bytes largestItemOf(const Spec& spec);

/// The supremum of what a distribution gives, as far as it has one; of a mixture, of the parts that have one.
std::optional<double> largestOf(const base::Distribution& sizes);

/// The probability of more than `limit`: exact to 1e-9 where the quantile is closed, else that of 100,000 draws.
double shareAbove(const base::Distribution& sizes, base::Bytes limit);

}  // namespace headroom::dynamodb
