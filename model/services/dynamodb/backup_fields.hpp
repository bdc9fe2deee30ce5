// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of a table's backups, restores, exports and import.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kBackups = "DynamoDB Developer Guide, backup-restore-billing, 2026-04-13";
inline constexpr std::string_view kRecovery = "DynamoDB Developer Guide, PointInTimeRecovery, 2026-04-13";
}  // namespace source

inline constexpr std::array<base::Field<Spec>, 7> kBackupFields{{
    {{.name = "PointInTimeRecoverySpecification",
      .label = "Point-in-time recovery",
      .kind = base::FieldKind::Object,
      .doc = "Continuous backups, charged by the table's size, whatever the window.",
      .source = source::kRecovery}},
    {{.name = "ImportSourceSpecification",
      .label = "Import",
      .kind = base::FieldKind::Object,
      .doc = "The table is made from files in S3, at no write units; Behavior.ImportSize says how large they are.",
      .source = "CloudFormation Template Reference, AWS::DynamoDB::Table, 2026-04-13"}},
    {{.name = "ImportSize",
      .label = "Import's size",
      .kind = base::FieldKind::Bytes,
      .place = base::FieldPlace::Behavior,
      .low = 1,
      .doc = "Uncompressed size of what is imported; charged once, so in full in the month that the bill shows.",
      .source = "DynamoDB Developer Guide, S3DataImport, 2026-04-13"},
     &Spec::importSize},
    {{.name = "BackupRate",
      .label = "On-demand backups",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .doc = "How often somebody makes a full backup of the table: \"1/d\".",
      .source = source::kBackups},
     &Spec::backups},
    {{.name = "BackupRetention",
      .label = "Kept for",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 100.0 * 365 * 86'400,
      .defaultText = "30d",
      .doc = "How long such a backup is kept; the day on which it is deleted is charged as well.",
      .source = "no default of AWS's: a month, as in the example of backup-restore-billing",
      .guess = true},
     &Spec::backupRetention},
    {{.name = "RestoreRate",
      .label = "Restores",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .doc = "How often the table is restored whole: \"1/d\".",
      .source = source::kBackups},
     &Spec::restores},
    {{.name = "ExportRate",
      .label = "Exports",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .doc = "How often the table is exported to S3 whole; needs point-in-time recovery.",
      .source = "DynamoDB Developer Guide, S3DataExport, 2026-04-13"},
     &Spec::exports},
}};

/// Inside PointInTimeRecoverySpecification.
inline constexpr std::array<base::Field<Spec>, 2> kRecoveryFields{{
    {{.name = "PointInTimeRecoveryEnabled",
      .label = "Enabled",
      .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here,
      .defaultText = "false",
      .doc = "Whether the table has continuous backups.",
      .source = source::kRecovery},
     &Spec::pointInTimeRecovery},
    {{.name = "RecoveryPeriodInDays",
      .label = "Window",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .unit = "days",
      .low = 1,
      .high = 35,
      .defaultText = "35",
      .doc = "How far back one can go; the price does not depend on it.",
      .source = source::kRecovery},
     &Spec::recoveryDays},
}};

}  // namespace headroom::dynamodb
