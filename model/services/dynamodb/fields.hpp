// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field_tables.hpp"
#include "model/services/dynamodb/backup_fields.hpp"
#include "model/services/dynamodb/capacity_fields.hpp"
#include "model/services/dynamodb/fate_fields.hpp"
#include "model/services/dynamodb/index_fields.hpp"
#include "model/services/dynamodb/partition_fields.hpp"
#include "model/services/dynamodb/spec_fields.hpp"
#include "model/services/dynamodb/storage_fields.hpp"
#include "model/services/dynamodb/stream_fields.hpp"

namespace headroom::dynamodb {

/// The parameters of AWS::DynamoDB::Table: all of them.
inline constexpr auto kFields = base::joined(kTableFields, kPartitionFields, kFateFields, kIndexListFields,
                                             kCapacityFields, kStorageFields, kBackupFields, kStreamFields);

}  // namespace headroom::dynamodb
