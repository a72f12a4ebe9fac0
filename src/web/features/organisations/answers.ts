import type { identityRoutes } from '#contract/identity.ts';
import type { organisationsRoutes } from '#contract/organisations.ts';
import type { Output } from '#contract/route.ts';

export type Region = Output<typeof organisationsRoutes.regions>[number];
export type SchoolRow = Output<typeof organisationsRoutes.schools>['rows'][number];
export type School = Output<typeof organisationsRoutes.school>;
export type Campus = School['campuses'][number];
export type Membership = School['memberships'][number];
export type AllianceRow = Output<typeof organisationsRoutes.alliances>['rows'][number];
export type AllianceMapped = Output<typeof organisationsRoutes.allianceMap>;
export type Alliance = Output<typeof organisationsRoutes.alliance>;
export type AllianceDocument = Alliance['documents'][number];
export type DocumentKind = AllianceDocument['kind'];
export type Responsibility = NonNullable<AllianceDocument['responsibilities']>[number];
export type Unified = NonNullable<AllianceDocument['unified']>;
export type BodyRow = Output<typeof organisationsRoutes.bodies>['rows'][number];
export type Seat = Output<typeof identityRoutes.bodySeats>['seats'][number];
export type SchoolYear = Output<typeof organisationsRoutes.calendar>['years'][number];
