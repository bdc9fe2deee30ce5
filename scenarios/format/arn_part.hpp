// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::format {

/// The part of an ARN ("arn:aws:lambda:us-east-1:111122223333:function:view"): 2 is its service, 3 its region, 4 its
/// account. "${AWS::Partition}" and the like are one part each. Empty for what is no ARN, or has none there. (AWS
/// General Reference, aws-arns-and-namespaces.)
std::string_view partOfArn(std::string_view arn, int part);

}  // namespace headroom::format
