import { useSuspenseQuery } from '@tanstack/react-query';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import type { Region } from './answers.ts';

const CITY = '310000';
const regions = { ...asking(organisationsRoutes.regions, {}), staleTime: 300_000 };

/** The district a list is narrowed to: the one asked for, else where one stands; asking for the city widens it again. */
export function districtOf(asked: string | undefined, standing: string | undefined): string | undefined {
  const region = asked ?? standing;
  return region === CITY ? undefined : region;
}

/** The city and its districts, and how to say where something is. `districts` to choose from, with the city when it was chosen. */
export function useRegions(chosen?: string): {
  districts: { value: string; label: string }[];
  all: { value: string; label: string }[];
  nameOf: (code: string) => string;
} {
  const { data } = useSuspenseQuery(regions);
  const option = ({ code, name }: Region) => ({ value: code, label: name });
  return {
    districts: data.filter(({ code }) => code !== CITY || chosen === CITY).map(option),
    all: data.map(option),
    nameOf: (code) => data.find((region) => region.code === code)?.name ?? code,
  };
}
