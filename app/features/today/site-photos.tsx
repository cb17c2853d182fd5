import { Camera } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ACCEPTED_PHOTOS } from "#app/domain/file-formats.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { FieldErrors } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { WaitingUpdate } from "./waiting-updates.ts";

export interface SitePhotosProps {
  /** Photos of an update that is corrected; new ones stand beside them. */
  readonly taken: WaitingUpdate["photos"];
  readonly onRemove: () => void;
  readonly errors: readonly string[];
}

/** The photos that were taken, each as a small picture, and the camera one tap away. */
export function SitePhotos({ taken, onRemove, errors }: SitePhotosProps) {
  const { today } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [fresh, setFresh] = useState<readonly Blob[]>([]);
  const shown = usePictures(taken, fresh);
  const remove = () => {
    if (input.current) input.current.value = "";
    setFresh([]);
    onRemove();
  };
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-3 text-sm font-strong text-ink"><span id="photo-label">{today.photo}</span><span className="text-xs font-normal text-muted">{today.photoKept}</span></p>
      <div className="flex flex-wrap items-end gap-2">
        <label className="relative grid size-24 cursor-pointer place-items-center rounded-sm text-sm text-link shadow-[inset_0_0_0_1px_var(--line-strong)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
          <span className="flex flex-col items-center gap-1"><Icon of={Camera} size="l" />{today.takePhoto}</span>
          <input ref={input} type="file" name="files" accept={ACCEPTED_PHOTOS} capture="environment" multiple aria-describedby="photo-label" aria-invalid={errors.length > 0 || undefined} className="absolute inset-0 cursor-pointer opacity-0"
            onChange={() => setFresh([...(input.current?.files ?? [])])} />
        </label>
        {shown.map((url) => <img key={url} src={url} alt="" className="size-24 rounded-sm bg-sunken object-cover" />)}
        {shown.length > 0 && <Button size="s" variant="ghost" onClick={remove}>{today.removePhotos}</Button>}
      </div>
      <p aria-live="polite" className="sr-only">{shown.length > 0 && today.photos({ n: shown.length })}</p>
      {errors.length > 0 && <FieldErrors errors={errors} />}
    </div>
  );
}

/** Addresses under which the browser shows pictures that lie in its memory; given back when they are no longer shown. */
function usePictures(taken: WaitingUpdate["photos"], fresh: readonly Blob[]): readonly string[] {
  const [shown, setShown] = useState<readonly string[]>([]);
  useEffect(() => {
    const urls = [...taken.map(({ content }) => content), ...fresh].map((photo) => URL.createObjectURL(photo));
    setShown(urls);
    return () => urls.forEach((url) => URL.revokeObjectURL(url));
  }, [fresh, taken]);
  return shown;
}
